import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b,c,d}from"./chunk-P45ZPOXB.js";import"./chunk-LBWCWUQV.js";import"./chunk-EWTWO6YB.js";import"./chunk-MMINUJOL.js";import"./chunk-UI3BCZX2.js";export{d as findRunRecords,a as newRunName,c as nextPart,b as writeRunRecord};
