import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a,b,c}from"./chunk-R4KA6XRF.js";import"./chunk-36QGM2TV.js";import"./chunk-VK4TLOZZ.js";import"./chunk-UI3BCZX2.js";export{c as credentialsTreatedAsExpired,b as credentialsWillNeedRefresh,a as defaultProvider};
