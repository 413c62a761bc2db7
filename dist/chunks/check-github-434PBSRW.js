import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a}from"./chunk-3ANLOCUR.js";import"./chunk-O4TSAEKP.js";import"./chunk-FKVEF6IW.js";import"./chunk-HR7TTWJF.js";import"./chunk-UI3BCZX2.js";export{a as renderCheckGithub};
