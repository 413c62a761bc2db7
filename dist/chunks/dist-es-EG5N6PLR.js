import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b,c}from"./chunk-E4JDNGOH.js";import"./chunk-GUVQIZUE.js";import"./chunk-GYOMRW5T.js";import"./chunk-UI3BCZX2.js";export{c as credentialsTreatedAsExpired,b as credentialsWillNeedRefresh,a as defaultProvider};
