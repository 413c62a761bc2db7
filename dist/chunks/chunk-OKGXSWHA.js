import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{b as o}from"./chunk-PZOJ6QKB.js";function c({offline:t}){return t?void 0:r=>o(r)}export{c as a};
