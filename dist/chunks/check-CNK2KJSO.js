export{check_52 as check}from"./check-at-once.js";
