export{check_57 as check}from"./check-at-once.js";
