export{a_23 as a}from"./review-at-once.js";
