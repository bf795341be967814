// @ts-check

/** A payload of the event that `init` writes. */
export const employee = {
  first_name: "Ana",
  last_name: "Silva",
  employee_id: 222,
  is_new: true,
  address: { house_no: "7", street: "Rua Nova", pincode: 110001 },
};
