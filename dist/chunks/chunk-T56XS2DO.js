import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var t=/^\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}$/;function n(e){return typeof e=="string"?t.exec(e)?.[1]:void 0}function r(e){return`\${secret:${e}}`}export{n as a,r as b};
