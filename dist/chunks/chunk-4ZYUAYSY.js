export{a_33 as a}from"./check-at-once.js";
