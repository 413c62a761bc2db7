export{a_3 as a}from"./check-at-once.js";
