import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a}from"./chunk-MVZQ4MQV.js";import"./chunk-4RATNZIO.js";import"./chunk-MMINUJOL.js";import"./chunk-UI3BCZX2.js";export{a as incidentWriter};
