export{a_38 as a}from"./review-at-once.js";
