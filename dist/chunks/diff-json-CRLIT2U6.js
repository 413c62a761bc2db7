import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b,c}from"./chunk-JFPUCN7O.js";import"./chunk-BFMZER7J.js";import"./chunk-NYQRWSRB.js";import"./chunk-UI3BCZX2.js";export{b as diffOutput,c as fieldsOf,a as renderDiffJson};
