/** The entry for pages without a bundler: the element is on the page anyway, so what draws it comes in the same file. */
import "./define.ts";

export { ComposerUi } from "./composer/composer-ui.ts";
