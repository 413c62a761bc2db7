import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
async function i(t,r,e){let o=setTimeout(()=>t.progress(r),1e3);try{return await e}finally{clearTimeout(o)}}export{i as a};
