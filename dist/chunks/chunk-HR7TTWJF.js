import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var t=/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu,e=new Map([[`
`,"\\n"],["\r","\\r"],["	","\\t"]]);function f(n){return n.replace(t,u=>e.get(u)??`\\u{${(u.codePointAt(0)??0).toString(16)}}`)}export{f as a};
