export{a_36 as a}from"./check-at-once.js";
