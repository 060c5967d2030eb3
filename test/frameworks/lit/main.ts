/** An application of Lit's that hydrates what its server has rendered. */
import "@lit-labs/ssr-client/lit-element-hydrate-support.js";
import "@sms-composer/composer/define";
import "@sms-composer/composer/define-meter";
