export{a_18 as a}from"./review-at-once.js";
