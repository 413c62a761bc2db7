import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b}from"./chunk-JZVXJR2T.js";import"./chunk-4FZLFQXE.js";import"./chunk-UI3BCZX2.js";export{b as checkOutput,a as renderCheckJson};
