import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var e=class extends Error{name="OperationalError";hint;constructor(r,n,i){super(r,i),this.hint=n}},t=class extends Error{name="UsageError";hint;constructor(r,n){super(r),this.hint=n}};export{e as a,t as b};
