import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as r}from"./chunk-HR7TTWJF.js";function o(e){return r(e).replace(/^(\s*):(?=:)/u,"$1\\u{3a}").replaceAll("##[","#\\u{23}[")}export{o as a};
