export{a_28 as a}from"./review-at-once.js";
