// As much of axios as the mixed backend calls.

interface Config {
  readonly baseURL?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

function instance(defaults: Config) {
  const request = async (config: Config): Promise<unknown> => {
    const { baseURL = "", url = "", data } = { ...defaults, ...config };
    const response = await fetch(baseURL + url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...defaults.headers,
        ...config.headers,
      },
      body: JSON.stringify(data),
    });
    return response.json();
  };
  return {
    request,
    post: (url: string, data: unknown, config?: Config) =>
      request({ ...config, url, data }),
  };
}

export default { ...instance({}), create: instance };
