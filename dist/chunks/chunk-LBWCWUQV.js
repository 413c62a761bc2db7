export{a_47 as a}from"./check-at-once.js";
