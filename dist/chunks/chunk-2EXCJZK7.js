import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
function n(){return{result:r=>process.stdout.write(r.endsWith(`
`)?r:`${r}
`),progress:r=>process.stderr.write(`${r}
`),isColored:o(process.stdout)}}function o(r){let{NO_COLOR:t,FORCE_COLOR:e,TERM:s}=process.env;return t!==void 0&&t!==""?!1:e!==void 0&&e!==""&&e!=="0"?!0:r.isTTY===!0&&s!=="dumb"}export{n as a};
