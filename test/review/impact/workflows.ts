// Three exported workflows, in forms that exports have, with what they read.

/** A workflow that says by which event it starts. */
export const onboarding = {
  name: "Onboarding",
  nodes: [
    { id: "1", type: "start", data: { event: "Employee Created" } },
    {
      id: "2",
      name: "Create user",
      body: {
        zip: "{{event.body.address.pincode}}",
        first: "{{event.body.first_name}}",
      },
    },
    {
      id: "3",
      name: "Write letter",
      text: '"Dear {{ start.body.first_name }}", {{event.body.address["street"]}} {{node.2.body.address.pincode}}',
    },
  ],
};

/** Several in one file, one of which does not say what starts it. */
export const sales = {
  workflows: [
    {
      name: "Deals",
      steps: [
        { node_type: "trigger", slug: "crm.opportunity.closed-won" },
        { label: "Rows", rows: "{{event.body.line_items[0].sku}}" },
      ],
    },
    {
      id: "w2",
      nodes: { a: { title: "Mail", to: "{{event.body.address.pincode}}" } },
    },
  ],
};

/** Of another event, which has a path of the same name. */
export const leaving = {
  name: "Leaving",
  nodes: [
    { name: "Start", type: "start", event: "employee-left" },
    { name: "Count", value: "{{event.body.employee_id}}" },
  ],
};
