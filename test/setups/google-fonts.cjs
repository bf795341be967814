// @ts-check
// What Google would answer about the fonts of the page that create-next-app makes.
/** @param {string} family */
const url = (family) =>
  `https://fonts.googleapis.com/css2?family=${family.replace(" ", "+")}:wght@100..900&display=swap`;
/** @param {string} family */
const style = (family) =>
  `@font-face { font-family: '${family}'; font-style: normal; font-weight: 100 900; src: local('Arial'); }`;

module.exports = Object.fromEntries(
  ["Geist", "Geist Mono"].map((family) => [url(family), style(family)]),
);
