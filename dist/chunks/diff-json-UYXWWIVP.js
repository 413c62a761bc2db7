import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b,c}from"./chunk-MWIADDUF.js";import"./chunk-H5FSEDG6.js";import"./chunk-FOVLMUNH.js";import"./chunk-NYQRWSRB.js";import"./chunk-UI3BCZX2.js";export{b as diffOutput,c as fieldsOf,a as renderDiffJson};
