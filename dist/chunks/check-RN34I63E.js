export{check_44 as check}from"./check-at-once.js";
