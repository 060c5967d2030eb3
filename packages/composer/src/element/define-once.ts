/**
 * Registers an element under a tag that is still free. A page may have the module twice; it must not break for that. On a
 * server, whose bundles each have their copy, nothing is drawn, and there is nothing to warn of.
 */
export function defineOnce(tag: string, element: CustomElementConstructor, registry: CustomElementRegistry): void {
  const known = registry.get(tag);
  if (!known) registry.define(tag, element);
  else if (known !== element && globalThis.document)
    console.warn(`<${tag}> is defined already; this copy is not used.`);
}
