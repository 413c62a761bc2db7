import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as r}from"./chunk-HR7TTWJF.js";function e(n){return r(n).replace(/^(\s*):(?=:)/u,"$1\\u{3a}").replaceAll("##[","#\\u{23}[")}function i(n){return n.split(`
`).map(e).join(`
`)}export{e as a,i as b};
