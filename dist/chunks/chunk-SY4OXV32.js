export{a_38 as a}from"./check-at-once.js";
