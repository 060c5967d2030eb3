/** The guide's help for people who send, as HTML; `vite.config.ts` makes it. */
declare module "virtual:help/*" {
  const chapter: string;
  export default chapter;
}
