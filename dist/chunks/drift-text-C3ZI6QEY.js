import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a}from"./chunk-N764KHAY.js";import"./chunk-N35ZIOXW.js";import"./chunk-FKVEF6IW.js";import"./chunk-PDVJWMYT.js";import"./chunk-HR7TTWJF.js";import"./chunk-UI3BCZX2.js";export{a as renderDriftRows};
