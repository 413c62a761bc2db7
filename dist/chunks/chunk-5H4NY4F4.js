export{a_19 as a}from"./review-at-once.js";
