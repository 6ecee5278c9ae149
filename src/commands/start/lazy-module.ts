/**
 * A module that is loaded when something of it is first used: some of Node's take milliseconds, and most commands
 * need few of them. What the bundle imports it reads from the module's object each time it uses it.
 */
export function lazyModule(load: () => object): object {
  let loaded: object | undefined;
  const it = (): object => {
    loaded ??= load();
    return loaded;
  };
  return new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(it(), name),
      has: (_, name) => Reflect.has(it(), name),
      ownKeys: () => Reflect.ownKeys(it()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(it(), name);
        return found && { ...found, configurable: true };
      },
    },
  );
}
