// The vendor's SDK as far as it is known from the wire: `event` and `triggerEvent`.

interface EventRequest {
  readonly linked_account_id: string;
  readonly slug?: string;
  readonly config_id?: string;
}

export class Cobalt {
  readonly #options: { readonly apiKey: string; readonly baseUrl: string };

  constructor(options: { readonly apiKey: string; readonly baseUrl: string }) {
    this.#options = options;
  }

  event(request: EventRequest): Promise<unknown> {
    const { config_id } = request;
    return this.#send(
      request,
      "",
      config_id === undefined ? {} : { config_id },
    );
  }

  triggerEvent(request: EventRequest): Promise<unknown> {
    return this.#send(request, "/trigger", {});
  }

  async #send(
    request: EventRequest,
    route: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<unknown> {
    const { linked_account_id, slug } = request;
    const { apiKey, baseUrl } = this.#options;
    const end = slug === undefined ? route : `/${slug}`;
    const query = new URLSearchParams({ linked_account_id }).toString();
    const response = await fetch(
      `${baseUrl}/api/v2/public/event${end}?${query}`,
      {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-api-key": apiKey,
          linked_account_id,
          ...headers,
        },
        body: JSON.stringify(request),
      },
    );
    return response.json();
  }
}
