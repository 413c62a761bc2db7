import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a}from"./chunk-TY5MHL3D.js";import"./chunk-7WA2WZVO.js";import"./chunk-MMINUJOL.js";import"./chunk-UI3BCZX2.js";export{a as incidentWriter};
