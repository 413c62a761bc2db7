export{a_6 as a,b_6 as b}from"./review-at-once.js";
