import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a}from"./chunk-DNZBRI7W.js";import"./chunk-AYXPY73V.js";import"./chunk-QFWJWAJQ.js";import"./chunk-NYQRWSRB.js";import"./chunk-4VP7BLDL.js";import"./chunk-UI3BCZX2.js";export{a as renderCheckSarif};
