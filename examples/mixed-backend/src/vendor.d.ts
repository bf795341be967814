// As much of the packages' types as is used here, so that they need not be installed.

declare module "@cobaltio/cobalt" {
  export interface EventRequest {
    linked_account_id: string;
    event: string;
    slug?: string;
    config_id?: string;
    payload?: object;
  }
  export class Cobalt {
    constructor(options: { apiKey: string; baseUrl?: string });
    event(request: EventRequest): Promise<unknown>;
    triggerEvent(request: EventRequest): Promise<unknown>;
    triggerWebhookEvent(request: {
      linked_account_id: string;
      trigger: string;
      data: object;
    }): Promise<unknown>;
    listEvents(): Promise<unknown>;
  }
}

declare module "axios" {
  export interface AxiosRequest {
    baseURL?: string;
    url?: string;
    method?: string;
    headers?: Record<string, string>;
    data?: unknown;
  }
  export interface AxiosInstance {
    (request: AxiosRequest): Promise<unknown>;
    request(request: AxiosRequest): Promise<unknown>;
    get(url: string, request?: AxiosRequest): Promise<unknown>;
    post(url: string, data?: unknown, request?: AxiosRequest): Promise<unknown>;
  }
  const axios: AxiosInstance & {
    create(request: AxiosRequest): AxiosInstance;
  };
  export default axios;
}
