import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b,c}from"./chunk-U47XRYMZ.js";import"./chunk-NYQRWSRB.js";import"./chunk-UI3BCZX2.js";export{b as checkJsonParts,c as checkOutput,a as renderCheckJson};
