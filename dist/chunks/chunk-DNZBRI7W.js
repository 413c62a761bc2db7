export{a_15 as a}from"./review-at-once.js";
