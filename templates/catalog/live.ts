/** What is searched for survives that the page is loaded again. */
const kept = "cobalt-events-catalog:query";

/** While the manifest is edited, the page is loaded again whenever there is another one. */
export function setUpLive(input: HTMLInputElement): void {
  if (!document.documentElement.hasAttribute("data-live")) return;
  input.value = sessionStorage.getItem(kept) ?? "";
  let known: string | undefined;
  new EventSource("/changes").addEventListener("message", ({ data }) => {
    const version = String(data);
    if (known !== undefined && version !== known) {
      sessionStorage.setItem(kept, input.value);
      location.reload();
    }
    known = version;
  });
}
