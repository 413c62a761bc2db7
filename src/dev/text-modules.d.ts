declare module "*.md" {
  const text: string;
  export default text;
}

/** Filled in by the bundler from `package.json`. */
declare const MUSTER_VERSION: string;
