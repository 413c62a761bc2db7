import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b,c,d}from"./chunk-ERWHO7ZF.js";import"./chunk-HR7TTWJF.js";import"./chunk-UI3BCZX2.js";export{c as codeBlock,b as codeSpan,a as escapeMarkdown,d as messageMarkdown};
