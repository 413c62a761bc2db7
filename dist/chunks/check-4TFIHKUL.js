export{check_45 as check}from"./check-at-once.js";
