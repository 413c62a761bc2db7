export{a_20 as a}from"./review-at-once.js";
