export{a_34 as a}from"./check-at-once.js";
