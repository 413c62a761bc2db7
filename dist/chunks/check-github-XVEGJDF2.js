import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a}from"./chunk-62K3UOQ2.js";import"./chunk-SCASHXXK.js";import"./chunk-FKVEF6IW.js";import"./chunk-HR7TTWJF.js";import"./chunk-UI3BCZX2.js";export{a as renderCheckGithub};
