export{a_44 as a}from"./check-at-once.js";
